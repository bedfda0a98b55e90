using Mono.Cecil;

namespace Architecture.Tests;

/// <summary>One type names another: the raw material of every rule.</summary>
/// <param name="From">Full name of the outermost type whose code it is.</param>
/// <param name="FromNamespace">Its namespace: the room.</param>
/// <param name="To">Full name of the type that is used, generic arity removed.</param>
/// <param name="Member">Name of the member that is called; null for a mention.</param>
public sealed record Use(string From, string FromNamespace, string To, string? Member)
{
    /// <summary>Name of the outermost type without its namespace.</summary>
    public string FromName => From[(FromNamespace.Length == 0 ? 0 : FromNamespace.Length + 1)..];

    public override string ToString() => Member is null ? $"{From} → {To}" : $"{From} → {To}.{Member}";
}

/// <summary>Reads an assembly and lists what its types use.</summary>
public static class Uses
{
    public static IReadOnlyList<Use> Of(System.Reflection.Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.GetTypes().SelectMany(OfType).Distinct()];
    }

    private static IEnumerable<Use> OfType(TypeDefinition type)
    {
        var owner = type;
        while (owner.DeclaringType is not null) owner = owner.DeclaringType;
        Use Mention(TypeReference to, string? member = null) => new(owner.FullName, owner.Namespace, Name(to), member);

        foreach (var mentioned in Mentioned(type).SelectMany(Flatten)) yield return Mention(mentioned);
        foreach (var body in type.Methods.Where(method => method.HasBody).Select(method => method.Body))
        {
            foreach (var local in body.Variables.SelectMany(variable => Flatten(variable.VariableType))) yield return Mention(local);
            foreach (var operand in body.Instructions.Select(instruction => instruction.Operand))
            {
                switch (operand)
                {
                    case MethodReference method:
                        yield return Mention(method.DeclaringType.GetElementType(), method.Name);
                        foreach (var part in Flatten(method.DeclaringType)) yield return Mention(part);
                        foreach (var part in (method as GenericInstanceMethod)?.GenericArguments.SelectMany(Flatten) ?? []) yield return Mention(part);
                        break;
                    case FieldReference field:
                        yield return Mention(field.DeclaringType);
                        break;
                    case TypeReference reference:
                        foreach (var part in Flatten(reference)) yield return Mention(part);
                        break;
                }
            }
        }
    }

    private static IEnumerable<TypeReference> Mentioned(TypeDefinition type) =>
    [
        .. type.BaseType is null ? Array.Empty<TypeReference>() : [type.BaseType],
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.Select(property => property.PropertyType),
        .. type.Methods.Select(method => method.ReturnType),
        .. type.Methods.SelectMany(method => method.Parameters).Select(parameter => parameter.ParameterType),
        .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
    ];

    private static IEnumerable<TypeReference> Flatten(TypeReference type) => type switch
    {
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Flatten)],
        TypeSpecification specification => Flatten(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static string Name(TypeReference type)
    {
        var outermost = type;
        while (outermost.DeclaringType is not null) outermost = outermost.DeclaringType;
        return outermost.FullName.Split('`')[0];
    }
}
