using Billing;
using Billing.Data;
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
    return;
}

app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapBilling();
await app.RunAsync();
