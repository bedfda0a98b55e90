using Numbers;
using Numbers.Data;
using ServiceDefaults;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddInternalAuth();
builder.AddNumbers();

var app = builder.Build();
if (MigrateCommand.IsAsked(args))
{
    await app.MigrateAsync<NumbersDb>();
    return;
}

app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapNumbers();
await app.RunAsync();
