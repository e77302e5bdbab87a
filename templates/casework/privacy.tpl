<h1>[[about.privacy]]</h1>
<p class="lead">[[about.privacy.lead]]</p>
<ul>
<li>[[about.privacy.what]]</li>
<li>[[about.privacy.vault]]</li>
<li>[[about.privacy.reads]]</li>
<li>[[about.privacy.public]]</li>
<li>[[about.privacy.photos]]</li>
<li>[[about.privacy.cookies]]</li>
</ul>
