{{!What the units of an officer have to do, the one due first on top.}}
<h1>[[directives.duties]]</h1>
<p class="lead">[[directives.duties.lead]]</p>
<p>{{#SHOW_DONE}}<a href="/staff/directives/duties?done=1">[[directives.duties.done]]</a>{{/SHOW_DONE}}{{#SHOW_OPEN}}<a href="/staff/directives/duties">[[directives.duties.open]]</a>{{/SHOW_OPEN}}</p>
{{#EMPTY}}<div class="notice notice--done"><p>[[directives.duties.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="list-head">[[directives.list]]</h2>
<div class="table-box" role="region" aria-labelledby="list-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[directives.due]]</th><th scope="col">[[directives.task]]</th><th scope="col">[[directives.unit]]</th><th scope="col">[[directives.state]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><td data-label="[[directives.due]]">{{#LEFT}}<span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span><br>{{/LEFT}}<span class="muted">{{DUE}}</span></td>
<td data-label="[[directives.task]]"><a href="{{HREF}}">{{TITLE}}</a><br><span class="muted">{{NUMBER}}</span></td>
<td data-label="[[directives.unit]]">{{UNIT}}</td>
<td data-label="[[directives.state]]"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
