using System.Reflection;
using System.Reflection.Emit;

namespace TypedStreaming.Tool.Tests.Topics;

/// <summary>Writes assemblies whose types have <c>[PushTopic]</c>, without a compiler.</summary>
internal static class EmittedAssembly
{
    public static string Write(string path, params (string Type, string? Channel, string? Query)[] types)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Shop"), typeof(object).Assembly);
        var module = assembly.DefineDynamicModule("Shop");
        foreach (var (name, channel, query) in types)
        {
            var type = module.DefineType("Shop." + name, TypeAttributes.Public);
            type.SetCustomAttribute(AttributeOf(channel, query));
            type.CreateType();
        }

        assembly.Save(path);
        return path;
    }

    private static CustomAttributeBuilder AttributeOf(string? channel, string? query)
    {
        var constructor = typeof(PushTopicAttribute).GetConstructors().Single();
        return query is null
            ? new CustomAttributeBuilder(constructor, [channel])
            : new CustomAttributeBuilder(constructor, [channel], [typeof(PushTopicAttribute).GetProperty(nameof(PushTopicAttribute.Query))!], [query]);
    }
}
