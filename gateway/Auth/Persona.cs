using ServiceDefaults.Auth;

namespace Gateway.Auth;

/// <summary>Somebody of the demo companies whom anyone may be, in Development without an issuer. Configuration <c>Auth:Personas</c>.</summary>
sealed class Persona
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required CallerRole Role { get; init; }
    public Guid? CompanyId { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>Heading on the page: the company, or what the persona belongs to.</summary>
    public required string Group { get; init; }

    /// <summary>One line on the page.</summary>
    public required string About { get; init; }

    /// <summary>Where it goes after signing in, when it was not on its way to somewhere.</summary>
    public string Home { get; init; } = "/";

    public Caller Caller => new(Role, CompanyId, PersonId, Name);
}

sealed class PersonaList
{
    public List<Persona> Personas { get; init; } = [];

    public Persona? Find(string? key) => Personas.Find(persona => persona.Key == key);
}
