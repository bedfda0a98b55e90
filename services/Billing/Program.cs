using Billing;
using Billing.Data;
using Billing.Usage;
using Npgsql;
using ServiceDefaults;
using ServiceDefaults.Auth;
using ServiceDefaults.Data.Database;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddInternalAuth();
builder.AddBilling();

var app = builder.Build();
if (MigrateCommand.IsAsked(args))
{
    await app.MigrateAsync<BillingDb>();
    return 0;
}

if (RecountCommand.IsAsked(args))
    return await RecountCommand.RunAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), args.Contains("--repair"), Console.Out);

app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapBilling();
await app.RunAsync();
return 0;
