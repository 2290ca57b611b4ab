"""Read what people wrote in content/ as TOML, with every mistake and its line."""
