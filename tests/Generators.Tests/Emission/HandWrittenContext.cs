namespace TypedStreaming.Generators.Tests.Emission;

/// <summary>A context as System.Text.Json's own generator would write it, which does not run on compilations in memory.</summary>
internal static class HandWrittenContext
{
    public const string Source = """


        public sealed class ShapeConverter : JsonConverter<Shape>
        {
            public override Shape? Read(ref System.Text.Json.Utf8JsonReader reader, Type type, System.Text.Json.JsonSerializerOptions options) =>
                reader.GetString() switch
                {
                    "null" => null,
                    "strange" => throw new OverflowException("too strange"),
                    { } name => new Circle(name),
                    null => null,
                };

            public override void Write(System.Text.Json.Utf8JsonWriter writer, Shape value, System.Text.Json.JsonSerializerOptions options) =>
                writer.WriteStringValue(value.Name);
        }

        [JsonSerializable(typeof(Shape))]
        [JsonSerializable(typeof(Version))]
        [JsonSerializable(typeof(object))]
        public sealed class Json : JsonSerializerContext
        {
            private Json() : base(null) { }
            public static Json Default { get; } = new();
            protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;

            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) =>
                type == typeof(Shape) ? Info<Shape>(new ShapeConverter())
                : type == typeof(Version) ? Info<Version>(System.Text.Json.Serialization.Metadata.JsonMetadataServices.VersionConverter)
                : type == typeof(object) ? Info<object>(System.Text.Json.Serialization.Metadata.JsonMetadataServices.ObjectConverter)
                : null;

            private System.Text.Json.Serialization.Metadata.JsonTypeInfo Info<T>(JsonConverter converter) =>
                System.Text.Json.Serialization.Metadata.JsonMetadataServices.CreateValueInfo<T>(Options, converter);
        }
        """;
}
