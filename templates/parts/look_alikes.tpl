{{!Cases that may be the same as the one on the page, for officers. Needs CODE; LOOK_ALIKES, in it ALIKE}}
{{#LOOK_ALIKES}}<section class="panel panel--inside" aria-labelledby="alike-head">
<h2 id="alike-head">[[look_alikes.head]]</h2>
<p class="muted">[[look_alikes.text]]</p>
<ul class="cards">{{#ALIKE}}<li class="card"><h3><a href="{{ALIKE_HREF}}">{{ALIKE_TEXT}}</a></h3>
<p><span class="tag tag--{{ALIKE_LOOK}}">{{ALIKE_STATE}}</span> {{ALIKE_CODE}} · {{ALIKE_WHEN}}</p>
<p class="muted">{{ALIKE_WHY}}</p>
{{#ALIKE_JOIN}}<form method="post" action="/staff/case/{{CODE}}/join">{{>parts/csrf}}
<input type="hidden" name="other" value="{{ALIKE_CODE}}"><input type="hidden" name="kind" value="same"><input type="hidden" name="reason" value="{{ALIKE_REASON}}">
<p class="actions"><button class="button button--plain button--small" type="submit" aria-label="[[look_alikes.join]]: {{ALIKE_CODE}}">[[look_alikes.join]]</button></p></form>{{/ALIKE_JOIN}}
</li>
{{/ALIKE}}</ul>
</section>{{/LOOK_ALIKES}}
