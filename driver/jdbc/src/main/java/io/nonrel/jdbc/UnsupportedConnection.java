package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.ShardingKey;
import java.sql.Struct;

/** What connections do not have. */
interface UnsupportedConnection extends Connection {

    @Override
    default CallableStatement prepareCall(String sql) throws SQLException {
        throw SqlExceptions.unsupported("A stored procedure");
    }

    @Override
    default CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
        return prepareCall(sql);
    }

    @Override
    default CallableStatement prepareCall(String sql, int type, int concurrency, int holdability) throws SQLException {
        return prepareCall(sql);
    }

    @Override
    default SQLXML createSQLXML() throws SQLException {
        throw SqlExceptions.unsupported("The type XML");
    }

    @Override
    default Struct createStruct(String typeName, Object[] attributes) throws SQLException {
        throw SqlExceptions.unsupported("A structured type");
    }

    @Override
    default boolean setShardingKeyIfValid(ShardingKey key, ShardingKey superKey, int timeout) throws SQLException {
        throw SqlExceptions.unsupported("A sharding key");
    }

    @Override
    default boolean setShardingKeyIfValid(ShardingKey key, int timeout) throws SQLException {
        throw SqlExceptions.unsupported("A sharding key");
    }

    @Override
    default void setShardingKey(ShardingKey key, ShardingKey superKey) throws SQLException {
        throw SqlExceptions.unsupported("A sharding key");
    }

    @Override
    default void setShardingKey(ShardingKey key) throws SQLException {
        throw SqlExceptions.unsupported("A sharding key");
    }
}
