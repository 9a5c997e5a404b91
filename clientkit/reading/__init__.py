"""The only readers: files, frames, databases and dumps become one ledger of transactions."""
