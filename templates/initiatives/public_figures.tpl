{{!Open figures of the registry; few persons are never shown.}}
<p class="step"><a href="/models">← [[models.title]]</a></p>
<h1>[[models.figures.title]]</h1>
<p class="lead">[[models.figures.public.lead]]</p>
<form class="filters" method="get" action="/models/figures">
{{>parts/select field="unit" label="[[initiatives.column.unit]]"}}
{{>parts/select field="year" label="[[initiatives.column.year]]" empty="[[models.figures.newest]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p>
</form>
<h2 id="figures-head">{{UNIT}}, {{YEAR}}</h2>
{{#EMPTY}}<div class="notice"><p>[[models.figures.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<div class="table-box" role="region" aria-labelledby="figures-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.field]]</th><th scope="col">[[initiatives.column.kind]]</th><th scope="col" class="is-number">[[models.col.registered]]</th><th scope="col" class="is-number">[[models.col.recognised]]</th><th scope="col" class="is-number">[[models.col.commended]]</th><th scope="col" class="is-number">[[models.col.replicated]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[initiatives.column.field]]">{{ROW_NAME}}</th><td data-label="[[initiatives.column.kind]]">{{ROW_KIND}}</td><td class="is-number" data-label="[[models.col.registered]]">{{REGISTERED}}</td><td class="is-number" data-label="[[models.col.recognised]]">{{RECOGNISED}}</td><td class="is-number" data-label="[[models.col.commended]]">{{COMMENDED}}</td><td class="is-number" data-label="[[models.col.replicated]]">{{REPLICATED}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>
<p class="muted">[[models.figures.few]]</p>{{/TABLE}}
