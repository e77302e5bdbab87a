{{!A coordination programme for everybody.}}
{{>parts/programme_body}}
<p><a href="{{CHAIN_HREF}}">[[links.chain]]</a></p>
