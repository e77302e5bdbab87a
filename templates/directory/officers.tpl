{{!Officers of the units this administrator manages.}}
<h1>[[officers.title]]</h1>
<p class="lead">[[officers.lead]]</p>
<p class="actions"><a class="button" href="/staff/officers/new">[[officers.new]]</a></p>
<form class="panel filter filters" method="get" action="/staff/officers" role="search">
{{>parts/input field="words" label="[[officers.words]]" complete="off" max="100"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button>
<a class="button button--link" href="/staff/officers">[[cases.clear]]</a></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[officers.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="officers-head">{{COUNT}}</h2>
<div class="table-box" role="region" aria-labelledby="officers-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[officers.name]]</th><th scope="col">[[officers.post]]</th><th scope="col">[[officers.unit]]</th><th scope="col">[[officers.roles]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[officers.name]]"><a href="/staff/officers/{{ID}}">{{NAME}}</a><br><span class="muted">{{LOGIN}}</span>{{#SAMPLE}} <span class="tag tag--stop">[[directory.sample]]</span>{{/SAMPLE}}</th>
<td data-label="[[officers.post]]">{{POST}}{{#HEAD}} <span class="tag tag--work">[[officers.head.short]]</span>{{/HEAD}}</td>
<td data-label="[[officers.unit]]">{{UNIT}}</td>
<td data-label="[[officers.roles]]">{{ROLES}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
{{#MORE}}<p class="muted">[[officers.more]]</p>{{/MORE}}
