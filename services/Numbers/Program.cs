using Numbers;
using Numbers.Data;
using Numbers.Sealing;
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

if (ResealCommand.IsAsked(args))
{
    Console.WriteLine($"resealed {await app.ResealAsync()} values with {app.Services.GetRequiredService<Seal>().CurrentKey}");
    return;
}

app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapNumbers();
await app.RunAsync();
