{{!One published case.}}
<p class="step">{{CATEGORY}}</p>
<h1 class="code__text">{{CODE}}</h1>
<p><span class="tag tag--{{TAG_LOOK}}">{{TAG_TEXT}}</span></p>
<blockquote class="said">{{TEXT}}</blockquote>
<div class="split">
<section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[cases.facts]]</h2>
<dl class="facts">
<div><dt>[[track.unit]]</dt><dd>{{UNIT}}</dd></div>
<div><dt>[[track.received]]</dt><dd>{{RECEIVED}}</dd></div>
{{#DUE}}<div><dt>[[cases.due]]</dt><dd><span class="capital">{{DUE_DATE}}</span></dd></div>{{/DUE}}
{{#PLACE}}<div><dt>[[send.where]]</dt><dd>{{PLACE_TEXT}}</dd></div>{{/PLACE}}
{{#RATED}}<div><dt>[[track.rated]]</dt><dd>{{RATING}}</dd></div>{{/RATED}}
</dl>
{{#POINT}}<div class="map" data-map="point" data-at="{{AT}}" data-label="[[send.where]]" hidden></div>{{/POINT}}
<p><a href="{{HREF}}">[[cases.link]]</a></p>
</section>
<section class="panel" aria-labelledby="story-head">
<h2 id="story-head">[[track.story]]</h2>
<ol class="timeline">
{{#STEP}}<li class="timeline__step{{#NOW}} timeline__step--now{{/NOW}}"{{#NOW}} aria-current="step"{{/NOW}}>
<h3 class="timeline__title">{{STEP_TITLE}}</h3>
<p class="timeline__when"><time datetime="{{STEP_ISO}}">{{STEP_TIME}}</time></p>
</li>
{{/STEP}}
</ol>
</section>
</div>
