using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ServiceDefaults.Auth;

/// <summary>
/// The company that the present request, message or piece of work belongs to. Scoped. Database queries are filtered by
/// it; while it is not set they return nothing.
/// </summary>
public sealed class CurrentCompany
{
    /// <summary>The company; null while none is set.</summary>
    public Guid? Id { get; private set; }

    /// <summary>The person behind a request; null for messages, webhooks and background work.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Display name of the person; null when there is none.</summary>
    public string? PersonName { get; private set; }

    /// <summary>The caller's role; null for messages and background work.</summary>
    public CallerRole? Role { get; private set; }

    /// <summary>The company.</summary>
    /// <exception cref="InvalidOperationException">None is set: the endpoint's policy does not demand a person.</exception>
    public Guid Required => Id ?? throw new InvalidOperationException("No company is set for this piece of work.");

    /// <summary>Sets the company of a message or of a piece of background work.</summary>
    /// <param name="companyId">The company.</param>
    public void Use(Guid companyId) => Id = companyId;

    /// <summary>Takes company, person and role from a validated internal token.</summary>
    /// <param name="user">The authenticated caller.</param>
    public void Use(ClaimsPrincipal user)
    {
        if (Enum.TryParse<CallerRole>(user.FindFirstValue(InternalToken.RoleClaim), out var role)) Role = role;
        if (Guid.TryParse(user.FindFirstValue(InternalToken.CompanyClaim), out var company)) Id = company;
        if (Guid.TryParse(user.FindFirstValue(JwtRegisteredClaimNames.Sub), out var person)) PersonId = person;
        PersonName = user.FindFirstValue(JwtRegisteredClaimNames.Name);
    }
}
