{{!Denunciations an officer may see: codes and aliases, no words.}}
<h1>[[denounce.list.title]]</h1>
<p class="lead">[[denounce.list.lead]]</p>
{{#RUNNING}}<p><a href="/staff/denunciations?ended=1">[[denounce.list.ended]]</a></p>{{/RUNNING}}
{{#ENDED}}<p><a href="/staff/denunciations">[[denounce.list.running]]</a></p>{{/ENDED}}
{{#EMPTY}}<div class="notice"><p>[[denounce.list.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="list-head">[[denounce.list.head]]</h2>
<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[site.patterns.code]]</th><th scope="col">[[denounce.list.who]]</th><th scope="col">[[denounce.list.state]]</th><th scope="col">[[staff.case.unit]]</th><th scope="col">[[staff.case.officer]]</th><th scope="col">[[denounce.list.left]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[site.patterns.code]]"><a href="/staff/case/{{CODE}}">{{CODE}}</a><br><span class="muted">{{RECEIVED}}</span></th>
<td data-label="[[denounce.list.who]]">{{ALIAS}}</td>
<td data-label="[[denounce.list.state]]"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span>{{#NOT_REDACTED}} <span class="tag tag--wait">[[denounce.list.not_redacted]]</span>{{/NOT_REDACTED}}</td>
<td data-label="[[staff.case.unit]]">{{UNIT}}</td>
<td data-label="[[staff.case.officer]]">{{OFFICER}}</td>
<td data-label="[[denounce.list.left]]"><span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span></td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
