{{!One board: members, visits, recommendations and their answers. For everybody and for officers.}}
<p class="step">{{KIND}}</p>
<h1>{{NAME}}</h1>
<p>{{COMMUNE}} · {{WHEN}}</p>
{{>parts/errors}}
<section class="panel" aria-labelledby="members-head"><h2 id="members-head">[[boards.members]]</h2><ul>{{#MEMBER}}<li>{{MEMBER_NAME}}</li>{{/MEMBER}}</ul>{{#ABOUT_WORK}}<p>[[votes.work]]: <a href="/works/{{WORK}}">{{WORK}}</a></p>{{/ABOUT_WORK}}</section>
<h2>[[boards.recommendations]]</h2>
{{#NO_ADVICE}}<div class="notice"><p>[[boards.recommendations.none]]</p></div>{{/NO_ADVICE}}
<ul class="list">{{#ADVICE}}<li><p>{{ADVICE_WORDS}}</p><p class="muted">{{ADVICE_WHEN}}</p>{{#ANSWERED}}<blockquote class="said">{{ANSWER_TEXT}}</blockquote>{{/ANSWERED}}{{>parts/term}}
{{#MAY_ANSWER}}<form class="form" method="post" action="/staff/boards/{{CODE}}/do/answer">{{>parts/csrf}}<input type="hidden" name="recommendation" value="{{ADVICE_ID}}"><div class="field"><label for="answer{{ADVICE_ID}}">[[boards.answer]]</label><textarea class="input input--area" rows="3" id="answer{{ADVICE_ID}}" name="board_answer"></textarea></div><p class="actions"><button class="button" type="submit">[[boards.answer.send]]</button></p></form>{{/MAY_ANSWER}}</li>
{{/ADVICE}}</ul>
<h2>[[boards.visits]]</h2>
{{#NO_VISITS}}<div class="notice"><p>[[boards.visits.none]]</p></div>{{/NO_VISITS}}
<ul class="list">{{#VISIT}}<li><h3>{{VISIT_ON}}</h3><p>{{FINDINGS}}</p><p class="muted">{{VISIT_PERCENT}}</p>{{#FILE}}{{>parts/stored_file}}{{/FILE}}</li>
{{/VISIT}}</ul>
{{#RUN}}<form class="form panel" method="post" action="/staff/boards/{{CODE}}/do/visit" enctype="multipart/form-data">{{>parts/csrf}}<h2>[[boards.visit]]</h2>{{>parts/input field="on" label="[[boards.visit.on]]" type="date" size="medium"}}{{>parts/input field="place" label="[[works.place]]" max="300"}}{{>parts/textarea field="findings" label="[[boards.visit.findings]]" rows="4" max="8000"}}{{>parts/input field="percent" label="[[boards.visit.percent]]" mode="numeric" size="short" optional="1"}}{{>parts/file field="photos" label="[[boards.visit.photos]]" accept=".jpg,.jpeg,.png,.webp,.pdf" multiple="1" optional="1"}}<p class="actions"><button class="button" type="submit">[[boards.visit.send]]</button></p></form>
<form class="form panel" method="post" action="/staff/boards/{{CODE}}/do/recommend">{{>parts/csrf}}<h2>[[boards.recommend]]</h2>{{>parts/textarea field="recommendation" label="[[boards.recommend.words]]" rows="4" max="8000"}}<p class="actions"><button class="button" type="submit">[[boards.recommend.send]]</button></p></form>
<form class="panel" method="post" action="/staff/boards/{{CODE}}/do/dissolve">{{>parts/csrf}}<h2>[[boards.dissolve]]</h2><p class="actions"><button class="button button--plain" type="submit" data-confirm="[[boards.dissolve.confirm]]">[[boards.dissolve]]</button></p></form>{{/RUN}}
