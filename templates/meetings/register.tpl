{{!The register of citizen reception on screen.}}
<p class="step"><a href="/staff/reception?unit={{UNIT_CODE}}">← [[meetings.staff.title]]</a></p>
<h1>[[meetings.register.title]]</h1>
<p class="lead">[[meetings.register.lead]]</p>
{{>parts/errors}}
<form class="filters" method="get" action="/staff/reception/register">
{{>parts/select field="unit" label="[[meetings.unit]]"}}
{{>parts/input field="from" label="[[meetings.from]]" type="date"}}
{{>parts/input field="to" label="[[meetings.to]]" type="date"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[meetings.register.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="register-head" class="hidden">[[meetings.register.title]]</h2>
<div class="table-box" role="region" aria-labelledby="register-head" tabindex="0">
<table class="table table--stack">
<thead><tr>{{#HEAD}}<th scope="col">{{HEAD_TEXT}}</th>{{/HEAD}}</tr></thead>
<tbody>
{{#ROW}}<tr>{{#CELL}}<td data-label="{{CELL_LABEL}}">{{CELL_TEXT}}</td>{{/CELL}}</tr>
{{/ROW}}
</tbody></table></div>{{/TABLE}}
{{#NAMED}}<section class="panel" aria-labelledby="named-head"><h2 id="named-head">[[meetings.register.named]]</h2>
<p>[[meetings.register.named.text]]</p>
<form class="form" method="post" action="/staff/reception/register">{{>parts/csrf}}
<input type="hidden" name="unit" value="{{UNIT_CODE}}"><input type="hidden" name="from" value="{{FROM}}"><input type="hidden" name="to" value="{{TO}}">
{{>parts/select field="purpose" label="[[vault.purpose]]"}}
{{>parts/input field="register_words" label="[[meetings.visitor.words]]" max="300" optional="1"}}
<p class="actions"><button class="button" type="submit" name="as" value="paper">[[meetings.register.paper]]</button>
<button class="button button--plain" type="submit" name="as" value="csv">[[meetings.register.csv]]</button></p>
</form></section>{{/NAMED}}
