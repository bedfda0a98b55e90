using Messaging;
using Messaging.Data;
using ServiceDefaults;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddInternalAuth();
builder.AddMessaging();

var app = builder.Build();
if (MigrateCommand.IsAsked(args))
{
    await app.MigrateAsync<MessagingDb>();
    return;
}

app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapMessaging();
await app.RunAsync();
