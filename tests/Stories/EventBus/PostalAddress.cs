namespace TypedStreaming.Stories.EventBus;

public record PostalAddress(Field<string> Street, Field<string> City);
