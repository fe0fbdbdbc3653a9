app_name = "prisoners"
urlpatterns = []
