using System.Reflection.Metadata;

namespace TypedStreaming.Tool.Topics;

/// <summary>
/// Returns the names of the types of attribute arguments. All enums are read as <see cref="int"/>, because this is the underlying type of the
/// enums that <c>[PushTopic]</c> uses.
/// </summary>
internal sealed class AttributeTypes(MetadataReader metadata) : ICustomAttributeTypeProvider<string>
{
    private const string SystemType = "System.Type";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSystemType() => SystemType;

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => metadata.GetString(metadata.GetTypeDefinition(handle).Name);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => metadata.GetString(metadata.GetTypeReference(handle).Name);

    public string GetTypeFromSerializedName(string name) => name;

    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(string type) => type == SystemType;
}
