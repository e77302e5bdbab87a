{{!Form 07 on the screen: without names.}}
<h1>[[procedures.register.title]]</h1>
{{>parts/errors}}
<form class="panel filter filters" method="get" action="/staff/dossiers/register">
{{>parts/select field="unit" label="[[procedures.unit.receives]]"}}
{{>parts/input field="from" label="[[meetings.from]]" type="date" size="medium"}}
{{>parts/input field="to" label="[[meetings.to]]" type="date" size="medium"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p>
</form>
{{#EMPTY}}<div class="notice"><p>[[procedures.register.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="register-head">[[procedures.register.list]]</h2>
<div class="table-box" role="region" aria-labelledby="register-head" tabindex="0"><table class="table table--stack">
<thead><tr>{{#HEAD}}<th scope="col">{{HEAD_TEXT}}</th>{{/HEAD}}</tr></thead>
<tbody>{{#ROW}}<tr>{{#CELL}}<td data-label="{{CELL_LABEL}}">{{CELL_TEXT}}</td>{{/CELL}}</tr>
{{/ROW}}</tbody></table></div>{{/TABLE}}
{{#MORE}}<p><a href="{{MORE_HREF}}">[[procedures.register.more]]</a></p>{{/MORE}}
{{#NAMED}}<section class="panel" aria-labelledby="paper-head"><h2 id="paper-head">[[procedures.register.paper]]</h2>
<p class="muted">[[meetings.visitor.text]]</p>
<form class="form" method="post" action="/staff/dossiers/register" target="_blank">{{>parts/csrf}}<input type="hidden" name="unit" value="{{UNIT_CODE}}"><input type="hidden" name="from" value="{{FROM}}"><input type="hidden" name="to" value="{{TO}}">
{{>parts/select field="purpose" label="[[vault.purpose]]"}}
{{>parts/input field="register_words" label="[[meetings.visitor.words]]" max="300" optional="1"}}
<p class="actions"><button class="button" type="submit">[[procedures.register.print]]</button></p></form></section>{{/NAMED}}
