{{!One public work from the first notice to the rating.}}
<p class="step">{{COMMUNE}}</p>
<h1>{{TITLE}}</h1>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> <span class="muted">{{CODE}}</span></p>
<p class="lead">{{WORDS}}</p>
<ul class="numbers"><li><span class="number">{{PERCENT}}</span> [[works.percent]]</li><li><span class="number">{{COLLECTED}}</span> [[works.collected]]</li><li><span class="number">{{SPENT}}</span> [[works.spent]]</li><li><span class="number">{{LEFT}}</span> [[works.left]]</li></ul>
<div class="split"><section class="panel" aria-labelledby="facts-head"><h2 id="facts-head">[[consult.facts]]</h2><dl class="facts">
<div><dt>[[works.place]]</dt><dd>{{PLACE}}</dd></div><div><dt>[[works.when]]</dt><dd>{{WHEN}}</dd></div><div><dt>[[works.budget]]</dt><dd>{{BUDGET}}</dd></div><div><dt>[[works.people_plan]]</dt><dd>{{PEOPLE_PLAN}}</dd></div></dl>
{{#POINT}}<div class="map" data-map="point" data-at="{{AT}}" data-label="[[consult.map]]" hidden></div>{{/POINT}}</section>
<section class="panel" aria-labelledby="way-head"><h2 id="way-head">[[works.way]]</h2>{{#NO_STEPS}}<p>[[works.way.none]]</p>{{/NO_STEPS}}{{>parts/timeline}}</section></div>
<h2 id="money-head">[[works.money]]</h2>
{{#NO_MONEY}}<div class="notice"><p>[[works.money.none]]</p></div>{{/NO_MONEY}}
{{#MONEY}}<div class="table-box" role="region" aria-labelledby="money-head" tabindex="0"><table class="table table--stack"><thead><tr><th scope="col">[[works.money.on]]</th><th scope="col">[[works.money.words]]</th><th scope="col" class="is-number">[[works.money.in]]</th><th scope="col" class="is-number">[[works.money.out]]</th><th scope="col">[[works.money.proof]]</th></tr></thead><tbody>
{{#ROW}}<tr><td data-label="[[works.money.on]]">{{ON}}</td><th scope="row" data-label="[[works.money.words]]">{{MONEY_WORDS}}<br><span class="muted">{{SOURCE}}</span></th><td class="is-number" data-label="[[works.money.in]]">{{IN}}</td><td class="is-number" data-label="[[works.money.out]]">{{OUT}}</td><td data-label="[[works.money.proof]]"><a href="/works/{{CODE}}/money/{{MONEY_ID}}.tlog-proof">[[works.money.receipt]]<span class="hidden"> {{ON}} {{IN}}{{OUT}}</span></a></td></tr>
{{/ROW}}</tbody></table></div>{{/MONEY}}
{{#FILES}}<h2>[[works.photos]]</h2>{{#FILE}}{{>parts/stored_file}}{{/FILE}}{{/FILES}}
{{#VISITS}}<h2>[[works.visits]]</h2><ul class="list">{{#VISIT}}<li><h3>{{VISIT_ON}}</h3><p>{{FINDINGS}}</p><p class="muted">{{VISIT_PERCENT}}</p>{{#FILE}}{{>parts/stored_file}}{{/FILE}}</li>{{/VISIT}}</ul>{{/VISITS}}
{{#RATINGS}}<h2>[[works.ratings]]</h2><p>{{RATING_SUM}}</p><ul class="list">{{#RATING}}<li><p><span class="stars" aria-hidden="true">{{STARS}}</span> {{STARS_TEXT}}</p><p>{{RATING_WORDS}}</p></li>{{/RATING}}</ul>{{/RATINGS}}
{{#RATE}}<section class="panel" aria-labelledby="rate-head"><h2 id="rate-head">[[works.rate]]</h2>{{>parts/errors}}<form class="form" method="post" action="/works/{{CODE}}/rate">{{>parts/csrf}}{{>parts/radios field="stars" label="[[works.rate.stars]]"}}{{>parts/textarea field="rating_words" label="[[works.rate.words]]" rows="3" max="1000" optional="1"}}<p class="actions"><button class="button" type="submit">[[works.rate.send]]</button></p></form></section>{{/RATE}}
