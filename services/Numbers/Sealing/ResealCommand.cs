using Microsoft.EntityFrameworkCore;
using Numbers.Data;
using ServiceDefaults.Data.Database;

namespace Numbers.Sealing;

/// <summary><c>dotnet Numbers.dll reseal</c>: seals every value again with the current key, so that an old one can be taken away.</summary>
internal static class ResealCommand
{
    public static bool IsAsked(string[] args) => args is ["reseal", ..];

    public static async Task<int> ResealAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ResealAsync(scope.ServiceProvider.GetRequiredService<NumbersDb>(), scope.ServiceProvider.GetRequiredService<Seal>());
    }

    internal static async Task<int> ResealAsync(NumbersDb db, Seal seal)
    {
        var old = await db.Details.IgnoreQueryFilters([ServiceDb.CompanyFilter])
            .Where(details => details.KeyId != null && details.KeyId != seal.CurrentKey).ToListAsync();
        foreach (var details in old) details.Reseal(seal);
        await db.SaveChangesAsync();
        return old.Count;
    }
}
