{{!One table of figures: cells, what does not add up, signature.}}
<p class="step"><a href="/staff/models/tables">← [[models.staff.nav.tables]]</a></p>
<h1 id="table-head">{{NAME}}</h1>
<p class="tags"><span class="tag tag--{{LOOK}}">{{STATE}}</span> {{UNIT}} · {{PERIOD}} · {{ORIGIN}}</p>
{{#APART}}<div class="notice"><p>[[models.table.apart]]</p></div>{{/APART}}
<p class="muted">[[models.table.source]]: {{SOURCE}}</p>
{{>parts/errors}}
<section aria-labelledby="adds-head"><h2 id="adds-head">[[models.table.check]]</h2>
{{#FINDING}}<div class="notice notice--bad"><p><strong>{{FINDING_RULE}}.</strong> {{FINDING_TEXT}}</p></div>
{{/FINDING}}
{{#ADDS_UP}}<div class="notice notice--done"><p>[[models.table.adds_up]]</p></div>{{/ADDS_UP}}
{{#HELD}}<p>{{HELD_TEXT}}</p>{{/HELD}}</section>
<div class="table-box" role="region" aria-labelledby="table-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.field]]</th>{{#COLUMN}}<th scope="col" class="is-number">{{COLUMN_NAME}}</th>{{/COLUMN}}</tr></thead>
<tbody>{{#GRID_ROW}}<tr><th scope="row" data-label="[[initiatives.column.field]]">{{GRID_NAME}}</th>{{#CELL}}<td class="is-number" data-label="{{CELL_COLUMN}}">{{CELL_VALUE}}</td>{{/CELL}}</tr>
{{/GRID_ROW}}</tbody></table></div>
{{#SIGNED}}<section class="panel" aria-labelledby="signed-head"><h2 id="signed-head">[[models.table.signed]]</h2><p>{{SIGNED_BY}}</p>
{{#EXPLAINED}}<blockquote class="said">{{EXPLANATION}}</blockquote>{{/EXPLAINED}}</section>{{/SIGNED}}
{{#SIGN}}<section class="panel" aria-labelledby="sign-head"><h2 id="sign-head">[[models.table.sign]]</h2>
<p>[[models.table.sign.text]]</p>{{#MUST_EXPLAIN}}<p><strong>[[models.table.must_explain]]</strong></p>{{/MUST_EXPLAIN}}
<form class="form" method="post" action="/staff/models/tables/{{ID}}/sign">{{>parts/csrf}}
{{>parts/textarea field="explanation" label="[[models.table.explanation]]" rows="4" max="4000"}}
<p class="actions"><button class="button" type="submit">[[models.table.sign]]</button></p></form></section>{{/SIGN}}
