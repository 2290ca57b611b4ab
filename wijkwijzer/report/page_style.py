"""How the editors' report looks: on a screen, in the dark, on a phone and on paper."""

STYLE = """
:root{color-scheme:light dark;--lijn:#8a8f98;--zacht:#f3f5f8;--accent:#0b4f9e;--mis:#ffdcd6;
--mis-tekst:#7a1200;--mager:#fff1c7;--mager-tekst:#5a4300;--goed:#e0f3e3;--goed-tekst:#0e4a1e}
@media (prefers-color-scheme:dark){:root{--lijn:#7c828c;--zacht:#23272e;--accent:#9cc7ff;
--mis:#5a1a10;--mis-tekst:#ffdcd6;--mager:#4a3a08;--mager-tekst:#fff1c7;--goed:#14391d;
--goed-tekst:#d9f2de}}
html{background:Canvas;color:CanvasText}
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:80rem;padding:1rem;
overflow-wrap:anywhere}
h1{margin:0 0 .25rem}h2{margin:0 0 .25rem}a{color:var(--accent)}
.aantal{font-weight:normal}.let-op{border-left:.3rem solid var(--accent);padding-left:.75rem}
.eerst{background:var(--zacht);border-radius:.5rem;padding:1rem 1.25rem;margin:1rem 0}
.eerst h2{font-size:1.25rem}.eerst ol{margin:.5rem 0;padding-left:1.5rem}
.eerst li{padding:.2rem 0}.eerst strong{font-size:1.1em}.eerst p{margin:.5rem 0 0}
.kies{position:sticky;top:0;background:Canvas;padding:.5rem 0;z-index:2}
.kies select,button{font:inherit;color:inherit;padding:.4rem .6rem;border:1px solid var(--lijn);
border-radius:.25rem;background:Canvas}
.kies select{max-width:100%}
section{border-top:2px solid var(--lijn);margin-top:2rem;padding-top:1rem;
scroll-margin-top:4rem}
.bestanden,.omhoog{font-size:.9rem}
.breed{overflow:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--lijn);padding:.4rem .5rem;text-align:left;vertical-align:top;
min-width:4rem}
tbody th{font-weight:normal;min-width:9rem}thead th{background:var(--zacht)}
thead th button{border:0;padding:0;background:none;font-weight:bold;text-align:left;
text-decoration:underline;cursor:pointer;min-height:1.5rem}
th[aria-sort=ascending] button::after{content:" ▲"}
th[aria-sort=descending] button::after{content:" ▼"}
.getal{text-align:right}
.mis{background:var(--mis);color:var(--mis-tekst);font-weight:bold}
.mager{background:var(--mager);color:var(--mager-tekst)}
.goed{background:var(--goed);color:var(--goed-tekst)}
.t-dekking td{text-align:center}.t-dekking tbody th{position:sticky;left:0;background:Canvas}
.t-dekking thead th{min-width:4.5rem}
pre{white-space:pre-wrap;margin:0;font-size:.9rem}
pre.kopie{background:var(--zacht);padding:.5rem;border-radius:.25rem;min-width:16rem;
user-select:all}
td button{margin-top:.35rem;font-size:.9rem;cursor:pointer}
summary{cursor:pointer;padding:.25rem 0}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.weg{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
white-space:nowrap}
[hidden]{display:none}
@media (max-width:40rem){td,tbody th{min-width:11rem}.getal,.t-dekking td{min-width:4rem}}
@media print{body{max-width:none;padding:0;font-size:10pt}
.bestanden,.omhoog,.kies,td button,.breed button{display:none}
.breed{overflow:visible}section{break-inside:auto}h2{break-after:avoid}tr{break-inside:avoid}
a{color:inherit;text-decoration:none}table{font-size:9pt}th,td{min-width:0}
pre.kopie{min-width:0}.mis,.mager,.goed{print-color-adjust:exact}}
"""
