using System.Diagnostics.CodeAnalysis;

namespace Web.Clients;

/// <summary>What the gateway's API answered: a value or a problem, never both. A refusal is an answer, not an exception.</summary>
public sealed class Answer<T> where T : class
{
    private Answer(T? value, ApiProblem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public ApiProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Value is not null;

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(ApiProblem problem) => new(null, problem);
}

/// <summary>The value of an answer that has none.</summary>
public sealed record Done
{
    public static Done Yes { get; } = new();
}
