{{!Typing a table of figures.}}
<p class="step"><a href="/staff/models/tables">← [[models.staff.nav.tables]]</a></p>
<h1>{{NAME}}</h1>
<p class="lead">[[models.table.type.lead]]</p>
{{>parts/errors}}
<form method="post" action="/staff/models/tables/new/{{FORM_ID}}">{{>parts/csrf}}
<div class="form">
{{>parts/select field="unit" label="[[initiatives.column.unit]]" empty="[[send.choose]]"}}
{{>parts/input field="year_from" label="[[models.table.from]]" mode="numeric" size="short" complete="off" max="4"}}
{{>parts/input field="year_to" label="[[models.table.to]]" mode="numeric" size="short" complete="off" max="4"}}
{{>parts/textarea field="source" label="[[models.table.source]]" hint="[[models.table.source.hint]]" rows="2" max="1000"}}
</div>
<h2 id="grid-head">[[models.table.cells]]</h2>
<div class="table-box" role="region" aria-labelledby="grid-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.field]]</th>{{#COLUMN}}<th scope="col" class="is-number">{{COLUMN_NAME}}</th>{{/COLUMN}}</tr></thead>
<tbody>{{#GRID_ROW}}<tr><th scope="row" data-label="[[initiatives.column.field]]">{{GRID_NAME}}</th>{{#CELL}}<td class="is-number" data-label="{{CELL_COLUMN}}"><input class="input input--cell" name="{{CELL_FIELD}}" value="{{CELL_VALUE}}" inputmode="numeric" autocomplete="off" aria-label="{{CELL_LABEL}}"{{#CELL_WRONG}} aria-invalid="true"{{/CELL_WRONG}}></td>{{/CELL}}</tr>
{{/GRID_ROW}}</tbody></table></div>
<p class="actions"><button class="button" type="submit">[[models.table.save]]</button></p></form>
