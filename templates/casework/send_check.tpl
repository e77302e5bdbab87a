{{!Step 3 of 3: check and send.}}
<p class="step">[[send.step.3]]</p>
<h1>[[send.check]]</h1>
{{>parts/errors}}
<blockquote class="said">{{WORDS}}</blockquote>
<dl class="facts panel">
{{#LINE}}<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>
{{/LINE}}
{{#STAGED}}<div><dt>[[send.photo]]</dt><dd>{{FILE_NAME}} ({{FILE_SIZE}})</dd></div>
{{/STAGED}}
</dl>
{{>parts/published_alike}}
<p>[[send.check.promise]]</p>
<form class="form" method="post" action="/send">
{{>parts/csrf}}
<input type="hidden" name="step" value="3">
{{#CARRY}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/CARRY}}
{{#STAGED}}<input type="hidden" name="photo_token" value="{{TOKEN}}">
{{/STAGED}}
<p class="actions"><button class="button" type="submit">[[send.send]]</button>
<button class="button button--plain" type="submit" name="go" value="1">[[send.change.what]]</button>
<button class="button button--plain" type="submit" name="go" value="2">[[send.change.who]]</button></p>
</form>
