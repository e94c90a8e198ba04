using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Topics;

/// <summary>Reads the PushTopics of the types in an assembly from its metadata. The assembly is not loaded, and none of its code is run.</summary>
internal static class TopicAssembly
{
    public static IReadOnlyList<PushTopicDefinition> Read(string file)
    {
        var types = TypesOf(file);
        if (types.Count == 0) throw new ToolException($"--assembly: '{file}' does not contain any type with [PushTopic]. Specify the assembly that contains your event types.");
        var topics = new Dictionary<string, AnnotatedType>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            if (!topics.TryGetValue(type.Topic.Name, out var other) || IsEmpty(other.Topic)) topics[type.Topic.Name] = type;
            else if (!IsEmpty(type.Topic) && type.Topic != other.Topic)
                throw new ToolException($"--assembly: {other.Name} and {type.Name} specify different settings for the PushTopic '{type.Topic.Name}'. Use the same settings for both, or specify settings for only one of them.");
        }

        return [.. topics.Values.Select(static type => type.Topic)];
    }

    // A type that has only a channel adds nothing to what another type says.
    private static bool IsEmpty(PushTopicDefinition topic) => topic == new PushTopicDefinition(topic.Name);

    private static List<AnnotatedType> TypesOf(string file)
    {
        try
        {
            if (!IsFileWithContent(file)) throw NotAnAssembly(file);
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var image = new PEReader(stream);
            if (!image.HasMetadata) throw NotAnAssembly(file);
            var metadata = image.GetMetadataReader();
            return metadata.IsAssembly ? new AttributeReader(metadata, file).Read() : throw NotAnAssembly(file);
        }
        catch (Exception e) when (e is BadImageFormatException or OverflowException)
        {
            throw NotAnAssembly(file);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"--assembly: '{file}' cannot be read. Specify the path of a file that exists and that you can read.");
        }
    }

    // Pipes, devices and sockets have the length 0. To open one can wait for ever, so the length is read before.
    private static bool IsFileWithContent(string file) => (File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file)).Length > 0;

    private static ToolException NotAnAssembly(string file) => new($"--assembly: '{file}' is not a .NET assembly. Specify the .dll file that the build of your project creates.");
}
