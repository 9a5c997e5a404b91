"""The only readers: files, frames and tables become one ledger of transactions."""
