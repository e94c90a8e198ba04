using System.Reflection.Metadata;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Topics;

/// <summary>Reads the <c>[PushTopic]</c> attributes in the metadata of an assembly.</summary>
internal sealed class AttributeReader(MetadataReader metadata, string file)
{
    private const string Namespace = "TypedStreaming";
    private const string Attribute = "PushTopicAttribute";
    private const string Prefix = "/topic/";
    private const int DeepestNesting = 100;

    private readonly AttributeTypes _types = new(metadata);

    /// <exception cref="BadImageFormatException">The metadata is damaged.</exception>
    public List<AnnotatedType> Read()
    {
        var found = new List<AnnotatedType>();
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition))
        {
            foreach (var attribute in type.GetCustomAttributes().Select(metadata.GetCustomAttribute))
                if (IsPushTopic(attribute.Constructor)) found.Add(TypeOf(FullName(type), attribute.DecodeValue(_types)));
        }

        return found;
    }

    private AnnotatedType TypeOf(string name, CustomAttributeValue<string> attribute)
    {
        if (attribute.FixedArguments is not [{ Value: string channel }] || !channel.StartsWith(Prefix, StringComparison.Ordinal) || channel.Length == Prefix.Length)
            throw new ToolException($"--assembly: the [PushTopic] attribute of {name} in '{file}' does not specify the channel of a PushTopic. In the source code, use a channel such as /topic/AccountUpdates.");
        return new AnnotatedType(name, new PushTopicDefinition(channel[Prefix.Length..].Split('?')[0], ValueOf(attribute, "Query") as string)
        {
            ApiVersion = ValueOf(attribute, "ApiVersion") as string,
            NotifyForFields = (PushTopicFields?)(ValueOf(attribute, "NotifyForFields") as int?),
            NotifyForOperations = (PushTopicOperations?)(ValueOf(attribute, "NotifyForOperations") as int?),
            Description = ValueOf(attribute, "Description") as string,
        });
    }

    private static object? ValueOf(CustomAttributeValue<string> attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Name == name).Value;

    private bool IsPushTopic(EntityHandle constructor) => constructor.Kind switch
    {
        HandleKind.MemberReference => IsPushTopicType(metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent),
        HandleKind.MethodDefinition => IsPushTopicType(metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()),
        _ => false,
    };

    private bool IsPushTopicType(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeReference => Is(metadata.GetTypeReference((TypeReferenceHandle)type)),
        HandleKind.TypeDefinition => Is(metadata.GetTypeDefinition((TypeDefinitionHandle)type)),
        _ => false,
    };

    private bool Is(TypeReference type) => metadata.StringComparer.Equals(type.Name, Attribute) && metadata.StringComparer.Equals(type.Namespace, Namespace);

    private bool Is(TypeDefinition type) => metadata.StringComparer.Equals(type.Name, Attribute) && metadata.StringComparer.Equals(type.Namespace, Namespace);

    private string FullName(TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);

        // Damaged metadata can contain a type that is nested in itself.
        var depth = 0;
        for (var outer = type.GetDeclaringType(); !outer.IsNil && depth < DeepestNesting; outer = type.GetDeclaringType(), depth++)
        {
            type = metadata.GetTypeDefinition(outer);
            name = $"{metadata.GetString(type.Name)}.{name}";
        }

        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
