{{!Who promised how much and kept it; pages/commitments/commitment_page.h fills it.}}
{{#PROMISERS}}<h2 id="promisers-head">[[commitments.promisers]]</h2>
<div class="table-box" role="region" aria-labelledby="promisers-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[commitments.who]]</th><th scope="col">[[commitments.outcome.kept]]</th><th scope="col">[[commitments.outcome.kept_late]]</th><th scope="col">[[commitments.outcome.running]]</th><th scope="col">[[commitments.outcome.overdue]]</th><th scope="col">[[commitments.outcome.broken]]</th></tr></thead><tbody>
{{#PROMISER}}<tr><th scope="row" data-label="[[commitments.who]]">{{WHO}}<br><span class="muted">{{WHO_UNIT}}</span></th><td data-label="[[commitments.outcome.kept]]">{{KEPT}}</td><td data-label="[[commitments.outcome.kept_late]]">{{KEPT_LATE}}</td><td data-label="[[commitments.outcome.running]]">{{RUNNING}}</td><td data-label="[[commitments.outcome.overdue]]">{{OVERDUE}}</td><td data-label="[[commitments.outcome.broken]]">{{BROKEN}}</td></tr>
{{/PROMISER}}</tbody></table></div>{{/PROMISERS}}
