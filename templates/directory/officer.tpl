{{!One officer, for the administrator.}}
<p class="step"><a href="/staff/officers">← [[officers.title]]</a></p>
<h1>{{NAME}}</h1>
{{>parts/errors}}
<section class="panel" aria-label="[[officers.post]]">
<dl class="facts"><div><dt>[[officers.login]]</dt><dd>{{LOGIN}}</dd></div>
<div><dt>[[officers.post]]</dt><dd>{{POST}}{{#HEAD}} <span class="tag tag--work">[[officers.head.short]]</span>{{/HEAD}}</dd></div>
<div><dt>[[officers.unit]]</dt><dd>{{UNIT}}</dd></div>
<div><dt>[[officers.days]]</dt><dd>{{OFFICER_DAYS}}</dd></div></dl>
</section>
<section class="panel" aria-labelledby="grants-head">
<h2 id="grants-head">[[officers.roles]]</h2>
{{#NO_GRANTS}}<p>[[officers.no_grants]]</p>{{/NO_GRANTS}}
{{#GRANT}}<div class="panel panel--inside"><p><strong>{{ROLE}}</strong> · {{GRANT_UNIT}}{{#OVER}} <span class="tag tag--stop">[[officers.over]]</span>{{/OVER}}<br><span class="muted">{{KINDS}} · {{DAYS}}</span></p>
{{#REVOKE}}<form method="post" action="/staff/officers/{{ID}}/do/revoke">{{>parts/csrf}}<input type="hidden" name="grant" value="{{GRANT_ID}}"><p class="actions"><button class="button button--plain button--small" type="submit">[[officers.revoke]]</button></p></form>{{/REVOKE}}</div>
{{/GRANT}}
{{#MAY_GRANT}}<details class="why"{{#OPEN}} open{{/OPEN}}><summary>[[officers.grant]]</summary>
<form class="form" method="post" action="/staff/officers/{{ID}}/do/grant">{{>parts/csrf}}
{{>parts/select field="role" label="[[officers.role]]" empty="[[send.choose]]"}}
{{>parts/select field="unit" label="[[officers.grant.unit]]" hint="[[officers.grant.unit.hint]]"}}
<fieldset class="field"><legend>[[officers.kinds]]</legend><p class="field__hint">[[officers.kinds.hint]]</p>
<div class="choices">{{#KIND}}<div class="choice"><input type="checkbox" id="kind-{{KIND_ID}}" name="kind" value="{{KIND_ID}}"><label for="kind-{{KIND_ID}}">{{KIND_NAME}}</label></div>
{{/KIND}}</div></fieldset>
{{>parts/input field="valid_from" label="[[officers.valid_from]]" hint="[[officers.today.hint]]" type="date" size="medium" optional="1"}}
{{>parts/input field="valid_to" label="[[officers.valid_to]]" hint="[[officers.valid_to.hint]]" type="date" size="medium" optional="1"}}
<p class="actions"><button class="button" type="submit">[[officers.grant]]</button></p></form></details>{{/MAY_GRANT}}
</section>
{{#SELF}}<div class="notice"><p>[[officers.self]]</p></div>{{/SELF}}
{{#MAY_GRANT}}<section class="panel" aria-labelledby="change-head">
<h2 id="change-head">[[officers.change]]</h2>
<details class="why"{{#MOVE_OPEN}} open{{/MOVE_OPEN}}><summary>[[officers.move]]</summary>
<form class="form" method="post" action="/staff/officers/{{ID}}/do/move">{{>parts/csrf}}
{{>parts/select field="move_unit" label="[[officers.unit]]"}}
{{>parts/input field="title_vi" label="[[officers.title_vi]]" complete="off" max="200"}}
{{>parts/input field="title_en" label="[[officers.title_en]]" complete="off" max="200" optional="1"}}
{{>parts/checkbox field="head" label="[[officers.head]]" hint="[[officers.head.hint]]"}}
<p class="actions"><button class="button" type="submit">[[officers.move]]</button></p></form></details>
<details class="why"><summary>[[officers.reset]]</summary>
<form class="form" method="post" action="/staff/officers/{{ID}}/password">{{>parts/csrf}}<p>[[officers.reset.text]]</p>
<p class="actions"><button class="button" type="submit">[[officers.reset]]</button></p></form></details>
<details class="why"{{#END_OPEN}} open{{/END_OPEN}}><summary>[[officers.end]]</summary>
<form class="form" method="post" action="/staff/officers/{{ID}}/do/end">{{>parts/csrf}}<p>[[officers.end.text]]</p>
{{>parts/input field="end" label="[[officers.end.day]]" type="date" size="medium"}}
<p class="actions"><button class="button button--plain" type="submit">[[officers.end]]</button></p></form></details>
</section>{{/MAY_GRANT}}
