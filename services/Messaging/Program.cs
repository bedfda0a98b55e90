using Messaging;
using Messaging.Data;
using Messaging.Texts;
using Npgsql;
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
    return 0;
}

if (RecountCommand.IsAsked(args))
    return await RecountCommand.RunAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), args.Contains("--repair"), Console.Out);

app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapMessaging();
await app.RunAsync();
return 0;
