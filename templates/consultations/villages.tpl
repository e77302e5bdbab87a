{{!Officers: villages and their households.}}
<h1>[[votes.staff.villages]]</h1>
<p class="lead">[[votes.villages.lead]]</p>
{{>parts/errors}}
{{#EMPTY}}<div class="notice"><p>[[votes.villages.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h2><a href="/staff/villages/{{VILLAGE_ID}}">{{VILLAGE}}</a></h2><p class="muted">{{VILLAGE_CODE}} · {{COUNT}}</p></li>
{{/ROW}}</ul>
<form class="form panel" method="post" action="/staff/villages">{{>parts/csrf}}<h2>[[votes.villages.add]]</h2>
{{>parts/select field="commune" label="[[votes.commune]]"}}
{{>parts/input field="short_code" label="[[votes.villages.code]]" hint="[[votes.villages.code.hint]]" size="short" max="20" complete="off"}}
{{>parts/input field="name" label="[[votes.villages.name]]" max="120"}}
{{>parts/textarea field="households" label="[[votes.villages.households]]" hint="[[votes.villages.hint]]" rows="6" optional="1"}}
<p class="actions"><button class="button" type="submit">[[votes.villages.add]]</button></p></form>
