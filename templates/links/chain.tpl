{{!The chain as everybody sees it.}}
{{>parts/chain}}
