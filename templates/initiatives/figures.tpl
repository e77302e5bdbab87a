{{!Figures of the registry by field and kind, and by unit.}}
<h1>[[models.staff.nav.figures]]</h1>
<p class="lead">[[models.figures.lead]]</p>
<form class="filters" method="get" action="/staff/models/figures">
{{>parts/select field="unit" label="[[initiatives.column.unit]]"}}
{{>parts/select field="year" label="[[initiatives.column.year]]"}}
{{>parts/select field="level" label="[[models.unit_level]]" empty="[[cases.any]]"}}
<p class="actions"><button class="button" type="submit">[[cases.filter]]</button></p>
</form>
<h2 id="figures-head">{{UNIT}}, {{YEAR}}</h2>
{{#EMPTY}}<div class="notice"><p>[[models.figures.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<div class="table-box" role="region" aria-labelledby="figures-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.field]]</th><th scope="col">[[initiatives.column.kind]]</th><th scope="col" class="is-number">[[models.col.registered]]</th><th scope="col" class="is-number">[[models.col.kept]]</th><th scope="col" class="is-number">[[models.col.fresh]]</th><th scope="col" class="is-number">[[models.col.running]]</th><th scope="col" class="is-number">[[models.col.recognised]]</th><th scope="col" class="is-number">[[models.col.not_reached]]</th><th scope="col" class="is-number">[[models.col.stopped]]</th><th scope="col" class="is-number">[[models.col.commended_levels]]</th><th scope="col" class="is-number">[[models.col.replicated]]</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row" data-label="[[initiatives.column.field]]">{{ROW_NAME}}</th><td data-label="[[initiatives.column.kind]]">{{ROW_KIND}}</td><td class="is-number" data-label="[[models.col.registered]]">{{REGISTERED}}</td><td class="is-number" data-label="[[models.col.kept]]">{{KEPT}}</td><td class="is-number" data-label="[[models.col.fresh]]">{{FRESH}}</td><td class="is-number" data-label="[[models.col.running]]">{{RUNNING}}</td><td class="is-number" data-label="[[models.col.recognised]]">{{RECOGNISED}}</td><td class="is-number" data-label="[[models.col.not_reached]]">{{NOT_REACHED}}</td><td class="is-number" data-label="[[models.col.stopped]]">{{STOPPED}}</td><td class="is-number" data-label="[[models.col.commended_levels]]">{{COMMENDED}}</td><td class="is-number" data-label="[[models.col.replicated]]">{{REPLICATED}}</td></tr>
{{/ROW}}</tbody></table></div>{{/TABLE}}
{{#FREEZE}}<form method="post" action="/staff/models/figures/freeze">{{>parts/csrf}}<input type="hidden" name="unit" value="{{FREEZE_UNIT}}"><input type="hidden" name="year" value="{{FREEZE_YEAR}}"><p class="actions"><button class="button" type="submit">[[models.figures.freeze]]</button> <a class="button button--plain" href="{{TABLES_HREF}}">[[models.staff.nav.tables]]</a></p></form>{{/FREEZE}}
{{#BELOW}}<h2 id="below-head">[[models.figures.below]]</h2>
<div class="table-box" role="region" aria-labelledby="below-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[initiatives.column.unit]]</th><th scope="col" class="is-number">[[models.col.registered]]</th><th scope="col" class="is-number">[[models.col.kept]]</th><th scope="col" class="is-number">[[models.col.fresh]]</th><th scope="col" class="is-number">[[models.col.running]]</th><th scope="col" class="is-number">[[models.col.recognised]]</th><th scope="col" class="is-number">[[models.col.not_reached]]</th><th scope="col" class="is-number">[[models.col.stopped]]</th><th scope="col" class="is-number">[[models.col.commended_levels]]</th><th scope="col" class="is-number">[[models.col.replicated]]</th></tr></thead>
<tbody>{{#BELOW_ROW}}<tr><th scope="row" data-label="[[initiatives.column.unit]]"><a href="{{BELOW_HREF}}">{{BELOW_NAME}}</a></th><td class="is-number" data-label="[[models.col.registered]]">{{REGISTERED}}</td><td class="is-number" data-label="[[models.col.kept]]">{{KEPT}}</td><td class="is-number" data-label="[[models.col.fresh]]">{{FRESH}}</td><td class="is-number" data-label="[[models.col.running]]">{{RUNNING}}</td><td class="is-number" data-label="[[models.col.recognised]]">{{RECOGNISED}}</td><td class="is-number" data-label="[[models.col.not_reached]]">{{NOT_REACHED}}</td><td class="is-number" data-label="[[models.col.stopped]]">{{STOPPED}}</td><td class="is-number" data-label="[[models.col.commended_levels]]">{{COMMENDED}}</td><td class="is-number" data-label="[[models.col.replicated]]">{{REPLICATED}}</td></tr>
{{/BELOW_ROW}}</tbody></table></div>{{/BELOW}}
