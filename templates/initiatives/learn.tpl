{{!Models worth copying here, each with its reasons.}}
<h1>[[models.learn.title]]</h1>
<p class="lead">[[models.learn.lead]] <strong>{{HOME}}</strong></p>
{{#EMPTY}}<div class="notice"><p>[[models.learn.empty]]</p></div>{{/EMPTY}}
<ul class="list">{{#ROW}}<li><h2><a href="{{HREF}}">{{TITLE}}</a></h2>
{{#NAME}}<p>{{PUBLIC_NAME}}</p>{{/NAME}}
<p class="muted">{{KIND}} · {{FIELD}} · {{UNIT}} · {{YEAR}}{{#WHERE}} · {{PLACE}}{{/WHERE}}</p>
<p class="tags"><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span> {{CODE}}</p>
{{#COPIES}}<p>{{COPIES_TEXT}}</p>{{/COPIES}}
<h3>[[models.learn.why]]</h3><ul>{{#REASON}}<li>{{REASON_TEXT}}</li>
{{/REASON}}</ul></li>
{{/ROW}}</ul>
<p class="muted">[[models.learn.note]]</p>
