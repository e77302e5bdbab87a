{{!Officers: the households of one village.}}
<h1>{{VILLAGE}}</h1>
<p class="lead">{{COUNT}}</p>
{{>parts/errors}}
<form class="form" method="post" action="/staff/villages/{{VILLAGE_ID}}">{{>parts/csrf}}
{{>parts/textarea field="households" label="[[votes.villages.households]]" hint="[[votes.villages.hint]]" rows="12"}}
<p class="actions"><button class="button" type="submit">[[votes.villages.save]]</button> <a class="button button--plain" href="/staff/villages">[[votes.back]]</a></p></form>
