{{!How often a "done" was not done, per unit.}}
<h1>[[closures.title]]</h1>
<p class="lead">[[closures.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[closures.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="closures-head">[[closures.units]]</h2>
<div class="table-box" role="region" aria-labelledby="closures-head" tabindex="0">
<table class="table table--stack">
<thead><tr><th scope="col">[[staff.late.unit]]</th><th scope="col" class="is-number">[[closures.answered]]</th><th scope="col" class="is-number">[[closures.disputed]]</th><th scope="col" class="is-number">[[closures.reopened]]</th></tr></thead>
<tbody>
{{#ROW}}<tr><th scope="row" data-label="[[staff.late.unit]]">{{UNIT}}</th><td class="is-number" data-label="[[closures.answered]]">{{ANSWERED}}</td><td class="is-number" data-label="[[closures.disputed]]">{{DISPUTED}}</td><td class="is-number" data-label="[[closures.reopened]]">{{REOPENED}}</td></tr>
{{/ROW}}
</tbody>
</table>
</div>{{/TABLE}}
<p class="muted">[[closures.note]]</p>
