{{!Invitations on paper, one for each group.}}
{{#INVITATION}}<section class="sheet__page"><p class="sheet__unit">{{UNIT}}</p>
<h1 class="sheet__title">[[dialogues.invitation]]</h1>
<p>[[dialogues.invitation.to]] <strong>{{GROUP}}</strong>: ……………………………………………………</p>
<p>[[dialogues.invitation.text]] <strong>{{TITLE}}</strong>.</p>
<p>[[dialogues.when]]: {{WHEN}}</p><p>[[meetings.place]]: {{PLACE}}</p>
<p>[[dialogues.chair]]: {{CHAIR}}</p>
<p>[[dialogues.themes]]: {{THEMES}}</p>
<p>[[dialogues.invitation.ask]] {{ADDRESS}}</p></section>
{{/INVITATION}}
