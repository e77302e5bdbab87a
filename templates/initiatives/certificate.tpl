{{!A certificate on A4: ORIENTATION is portrait or landscape. Shown by Renderer::print.}}
<article class="certificate certificate--{{ORIENTATION}}">
<p class="sheet__nation">[[site.nation]]</p>
<p><span class="sheet__motto">[[site.motto]]</span></p>
<p class="certificate__awarder">{{AWARDER_TITLE}}</p>
<p class="certificate__verb">{{VERB}}</p>
<h1 class="certificate__form">{{FORM}}</h1>
<p class="certificate__who">{{WHO}}</p>
<p class="certificate__reason">{{REASON}}</p>
<div class="certificate__foot">
<p class="certificate__decision">{{DECISION}}</p>
<div><p><em>{{PLACE_DATE}}</em></p><p class="sheet__post">{{SIGNER}}</p><div class="sheet__space"></div></div>
</div>
</article>
