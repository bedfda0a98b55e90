using Notifications;
using Notifications.Data;
using ServiceDefaults;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddInternalAuth();
builder.AddNotifications();

var app = builder.Build();
if (MigrateCommand.IsAsked(args))
{
    await app.MigrateAsync<NotificationsDb>();
    return;
}

app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapNotifications();
await app.RunAsync();
