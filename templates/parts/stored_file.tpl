{{!A file of a case inside FILE: FILE_HREF, FILE_NAME, FILE_SIZE; pictures have PICTURE with THUMBNAIL_HREF}}
<p class="file"><a href="{{FILE_HREF}}">{{#PICTURE}}<img class="file__picture" src="{{THUMBNAIL_HREF}}" alt="" loading="lazy"> {{/PICTURE}}{{FILE_NAME}}</a> <span class="muted">{{FILE_SIZE}}</span></p>
