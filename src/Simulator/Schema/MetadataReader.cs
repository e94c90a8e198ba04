namespace TypedStreaming.Simulator.Schema;

/// <summary>Reads a metadata file of an org.</summary>
internal static class MetadataReader
{
    /// <summary>Returns the object to which the file belongs, with the fields that the file defines.</summary>
    /// <exception cref="InvalidDataException">The file is not valid. The message contains the name of the file and the line.</exception>
    public static ObjectDefinition Read(MetadataFile file)
    {
        file.CheckSize();
        var name = new MetadataName(file.Name);
        return name.Kind switch
        {
            MetadataKind.Object => SourceReader.ReadObject(file, name.Object ?? throw file.Problem("the file name does not contain a valid object name")),
            MetadataKind.Field => SourceReader.ReadField(
                file,
                name.Object ?? throw file.Problem("the file of a field must be in the folder 'fields' of its object, as in Account/fields/Tier__c.field-meta.xml")),
            MetadataKind.Description => DescriptionReader.Read(file),
            _ => throw file.Problem(
                $"the file is neither *{MetadataName.ObjectSuffix} nor *{MetadataName.FieldSuffix} nor *{MetadataName.DescriptionSuffix}"),
        };
    }
}
