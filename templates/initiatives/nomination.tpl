{{!Where a nomination stands.}}
<p class="step"><a href="/models">← [[models.title]]</a></p>
<h1>[[models.nomination.title]]</h1>
<p class="code"><span class="code__text" id="code">{{CODE}}</span> <button class="button button--small button--plain" type="button" data-copy="code" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
<p>[[models.nomination.keep]]</p>
<dl class="facts">
<div><dt>[[initiatives.column.state]]</dt><dd><span class="tag tag--{{LOOK}}">{{STATE}}</span></dd></div>
<div><dt>[[initiatives.column.unit]]</dt><dd>{{UNIT}}</dd></div>
<div><dt>[[track.received]]</dt><dd>{{RECEIVED}}</dd></div>
</dl>
{{#ANSWER}}<h2>[[models.nomination.answer]]</h2><blockquote class="said">{{ANSWER_TEXT}}</blockquote>{{/ANSWER}}
