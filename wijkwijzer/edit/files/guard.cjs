// Loaded into decap-server before it starts: only who knows the secret of this run is answered,
// and it listens on this computer alone. Without this any program or page that can reach the
// port could write files.
const http = require("node:http");
const net = require("node:net");

const secret = process.env.WIJKWIJZER_SECRET;
if (!secret) throw new Error("WIJKWIJZER_SECRET is missing");

const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (name, request, response) {
  if (name === "request" && request.headers["x-wijkwijzer-secret"] !== secret) {
    response.writeHead(403).end();
    return true;
  }
  return emit.apply(this, arguments);
};

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, host, ...others) {
  if (host !== "127.0.0.1") throw new Error(`decap-server may not listen on ${host}`);
  this.once("listening", () => console.log(`WIJKWIJZER_PORT=${this.address().port}`));
  return listen.call(this, port, host, ...others);
};
