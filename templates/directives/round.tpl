{{!A round of supervision or social critique for officers.}}
<p class="step"><a href="{{PROGRAMME_HREF}}">{{PROGRAMME}}</a></p>
<h1>{{ROUND_KIND}}: {{ROUND_TITLE}}</h1>
{{>parts/errors}}
<div class="split split--main">
<div>
<section class="panel" aria-labelledby="terms-head"><h2 id="terms-head">[[joint.terms]]</h2>
{{>parts/round_head}}
</section>
<section class="panel" aria-labelledby="made-head"><h2 id="made-head">[[joint.recommendations]]</h2>
{{#NO_RECOMMENDATIONS}}<p>[[joint.recommendations.none]]</p>{{/NO_RECOMMENDATIONS}}
{{#RECOMMENDATION}}{{>parts/recommendation}}{{/RECOMMENDATION}}
</section>
{{>parts/links_panel}}
</div>
<div>
{{#DO_STEP}}<section class="panel" aria-labelledby="step-head"><h2 id="step-head">[[joint.step.add]]</h2><form class="form" method="post" action="/staff/programmes/round/{{ID}}/do/step">{{>parts/csrf}}
{{>parts/select field="step" label="[[joint.step]]"}}
{{>parts/input field="step_on" label="[[joint.step.on]]" type="date" size="medium"}}
{{>parts/textarea field="step_words" label="[[joint.step.words]]" hint="[[joint.step.words.hint]]" rows="3" max="4000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[joint.step.add]]</button></p></form></section>{{/DO_STEP}}
{{#DO_RECOMMEND}}<section class="panel" aria-labelledby="recommend-head"><h2 id="recommend-head">[[joint.recommend]]</h2><form class="form" method="post" action="/staff/programmes/round/{{ID}}/do/recommend">{{>parts/csrf}}
{{>parts/textarea field="recommend_words" label="[[joint.recommend.words]]" rows="3" max="4000"}}
{{>parts/select field="recommend_unit" label="[[joint.recommend.unit]]"}}
{{>parts/input field="answer_due" label="[[joint.recommend.due]]" type="date" size="medium" optional="1"}}
<p class="actions"><button class="button" type="submit">[[joint.recommend]]</button></p></form></section>{{/DO_RECOMMEND}}
{{#DO_ANSWER}}<section class="panel" aria-labelledby="answer-head"><h2 id="answer-head">[[joint.answer]]</h2><form class="form" method="post" action="/staff/programmes/round/{{ID}}/do/answer">{{>parts/csrf}}
{{>parts/select field="recommendation" label="[[joint.answer.which]]"}}
{{>parts/radios field="taken" label="[[joint.taken]]"}}
{{>parts/textarea field="answer_words" label="[[joint.answer.words]]" rows="3" max="4000"}}
<p class="actions"><button class="button" type="submit">[[joint.answer]]</button></p></form></section>{{/DO_ANSWER}}
</div>
</div>
