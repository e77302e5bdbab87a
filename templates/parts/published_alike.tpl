{{!Published cases that may be the same, before a citizen sends: LOOK_ALIKES, in it ALIKE}}
{{#LOOK_ALIKES}}<section class="panel" aria-labelledby="alike-head">
<h2 id="alike-head">[[look_alikes.public.head]]</h2>
<p>[[look_alikes.public.text]]</p>
<ul class="cards">{{#ALIKE}}<li class="card"><h3><a href="{{ALIKE_HREF}}">{{ALIKE_TEXT}}</a></h3>
<p><span class="tag tag--{{ALIKE_LOOK}}">{{ALIKE_STATE}}</span> {{ALIKE_WHEN}}</p>
<p class="muted">{{ALIKE_WHY}}</p></li>
{{/ALIKE}}</ul>
</section>{{/LOOK_ALIKES}}
